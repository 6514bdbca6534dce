@echo off
rem Starts the Regain agent with the Java runtime of this image. Needs no Java on the machine.
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "image=%%~fI"

rem An archive takes memory for all that it holds, so that the work on files has one of its own.
rem It also has more to keep for a moment, and collects it less often in a larger heap.
set "archive=%image%\lib\regain-agent.aot"
set "work="
for %%C in (scan duplicates rules plan clean quarantine rehearse) do (
  if "%~1"=="%%C" (
    set "archive=%image%\lib\regain-storage.aot"
    set "work=-Xms48m -Xmn16m -XX:CompileThresholdScaling=1"
  )
)
set "main=AgentMain"
if defined REGAIN_AOT_TRAINING if "%~1"=="rehearse" set "main=Rehearsal"
if defined REGAIN_AOT_TRAINING (
  set "aot=-XX:AOTCacheOutput=%archive%"
) else if exist "%archive%" (
  set "aot=-XX:AOTCache=%archive%"
) else (
  set "aot=-XX:AOTMode=off"
)

"%image%\runtime\bin\java.exe" "%aot%" "@%image%\lib\java.options" %work% %REGAIN_JAVA_OPTIONS% ^
  -cp "%image%\lib\*" "fr.regain.agent.%main%" %*
exit /b %ERRORLEVEL%
