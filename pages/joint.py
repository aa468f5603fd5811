"""Powódź i partnerstwa: flood list and partnerships of a powiat at once."""

from ui.joint_page import show_joint_page

show_joint_page()
