@echo off
rem Installs the atlas into .venv beside it, from the folder "wheels", without a network. Needs Python 3.11.
chcp 65001 >nul
cd /d "%~dp0"
py -3.11 -m venv .venv 2>nul || python -m venv .venv || goto failed
.venv\Scripts\python -m pip install --no-index --find-links wheels --require-hashes -r wheels\requirements.txt || goto failed
echo Gotowe / Done: .venv\Scripts\python -m geo run
pause
exit /b 0
:failed
echo Nie udalo sie. Potrzebny jest Python 3.11 i folder wheels. / It failed. Python 3.11 and the folder "wheels" are needed.
pause
exit /b 1
