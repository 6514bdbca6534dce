@echo off
rem Starts the Regain agent with the Java runtime of this image. Needs no Java on the machine.
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "image=%%~fI"

set "archive=%image%\lib\regain-agent.aot"
if defined REGAIN_AOT_TRAINING (
  set "aot=-XX:AOTCacheOutput=%archive%"
) else if exist "%archive%" (
  set "aot=-XX:AOTCache=%archive%"
) else (
  set "aot=-XX:AOTMode=off"
)

"%image%\runtime\bin\java.exe" "%aot%" -Xlog:aot=off -Xlog:cds=off ^
  -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -XX:-UsePerfData ^
  -Xms16m -Xmn4m -Xmx256m -XX:+ExitOnOutOfMemoryError ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -cp "%image%\lib\*" fr.regain.agent.AgentMain %*
exit /b %ERRORLEVEL%
