@echo off
rem Starts the atlas from this folder; nothing is installed, nothing is written outside of it.
chcp 65001 >nul
title Atlas Powiatow - zamknij to okno, aby zakonczyc / close this window to stop
set PYTHONUTF8=1
set NO_PROXY=127.0.0.1,localhost
cd /d "%~dp0atlas"
"%~dp0python\python.exe" -m geo run %*
if errorlevel 1 pause
