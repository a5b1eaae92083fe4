; The installer of Chatapp for Windows: for one person, without an administrator.
; packaging/build.py windows compiles it and gives:
;   VERSION  three numbers          SOURCE  the frozen program's folder
;   OUTPUT   the installer to make  ICON    an .ico file
;   BANNER   the picture beside the words, a .bmp file
;   SIGN     (optional) a command that signs the file named after it

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!define NAME "Chatapp"
!define APP_ID "io.github.chatapp.Chatapp"
!define CLASS "Chatapp.pdf"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\Chatapp.exe"
!define OPEN_WITH "Software\Classes\Applications\Chatapp.exe"
!define ERROR_RUNNING 2 ; exit status of a silent run that found the program running for good

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation" ; an upgrade goes where the old one is
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "CompanyName" "The Chatapp developers"
VIAddVersionKey "LegalCopyright" "The Chatapp developers; MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\Chatapp.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(Start)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString Welcome ${LANG_ENGLISH} "Chatapp is installed for you only and needs no administrator.$\r$\n$\r$\nAn existing version is replaced. Your conversations, settings and API keys are kept."
LangString Welcome ${LANG_GERMAN} "Chatapp wird nur für Sie installiert, ohne Administratorrechte.$\r$\n$\r$\nEine vorhandene Version wird ersetzt; Ihre Chats, Einstellungen und API-Schlüssel bleiben erhalten."
LangString Welcome ${LANG_SIMPCHINESE} "Chatapp 只为你安装，无需管理员权限。$\r$\n$\r$\n已有的版本会被替换；你的对话、设置和 API 密钥会保留。"
LangString Start ${LANG_ENGLISH} "Open Chatapp"
LangString Start ${LANG_GERMAN} "Chatapp öffnen"
LangString Start ${LANG_SIMPCHINESE} "打开 Chatapp"
LangString Running ${LANG_ENGLISH} "Chatapp is running. It will be closed before setup continues. Everything you wrote is kept."
LangString Running ${LANG_GERMAN} "Chatapp läuft gerade. Es wird geschlossen, bevor das Setup fortfährt. Alles Geschriebene bleibt erhalten."
LangString Running ${LANG_SIMPCHINESE} "Chatapp 正在运行。继续之前会将其关闭，你写的内容会保留。"
LangString StillRunning ${LANG_ENGLISH} "Chatapp is still running. Please quit it and try again."
LangString StillRunning ${LANG_GERMAN} "Chatapp läuft noch. Bitte beenden Sie es und versuchen Sie es noch einmal."
LangString StillRunning ${LANG_SIMPCHINESE} "Chatapp 仍在运行。请先退出，然后重试。"
LangString Document ${LANG_ENGLISH} "PDF document"
LangString Document ${LANG_GERMAN} "PDF-Dokument"
LangString Document ${LANG_SIMPCHINESE} "PDF 文档"
LangString About ${LANG_ENGLISH} "Chat with language models and keep every reply"
LangString About ${LANG_GERMAN} "Mit Sprachmodellen chatten und jede Antwort behalten"
LangString About ${LANG_SIMPCHINESE} "与语言模型聊天，并保存每条回复"

; $0 becomes 1 where the program runs from $INSTDIR: Windows lets nobody write into it then.
!macro LookWhetherItRuns
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\Chatapp.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\Chatapp.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; End the program as its Quit does, and windows over other profiles as their close button does.
; Never by force: it saves what was written.
!macro EndTheProgram un
Function ${un}EndTheProgram
  !insertmacro LookWhetherItRuns
  ${If} $0 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(Running)" /SD IDOK IDOK again
  SetErrorLevel ${ERROR_RUNNING}
  Quit
 again:
  nsExec::Exec '"$INSTDIR\Chatapp.exe" --quit'
  Pop $1
  nsExec::Exec 'taskkill /IM Chatapp.exe'
  Pop $1
  ${For} $2 1 40 ; ten seconds
    Sleep 250
    !insertmacro LookWhetherItRuns
    ${If} $0 = 0
      Return
    ${EndIf}
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDRETRY again
  SetErrorLevel ${ERROR_RUNNING}
  Quit
FunctionEnd
!macroend
!insertmacro EndTheProgram ""
!insertmacro EndTheProgram "un."

; Only what an installation brought, so that nothing of anybody else's goes with it.
!macro RemoveTheProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\Chatapp.exe"
  Delete "$INSTDIR\chatapp-terminal.exe"
!macroend

Section
  Call EndTheProgram
  SetOutPath "$INSTDIR"
  !insertmacro RemoveTheProgram ; the old version's files: some may have other names now
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\Chatapp.exe" "" "" "" "" "" "$(About)"

  ; The start menu's and Win+R's "chatapp".
  WriteRegStr HKCU "${APP_PATHS}" "" "$INSTDIR\Chatapp.exe"

  ; "Open with" for PDF files. What opens them by default stays the person's choice.
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "$(Document)"
  WriteRegStr HKCU "Software\Classes\${CLASS}\Application" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\Application" "ApplicationDescription" "$(About)"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\Chatapp.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.pdf\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "${OPEN_WITH}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${OPEN_WITH}\SupportedTypes" ".pdf" ""
  WriteRegStr HKCU "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\Chatapp.exe" "%1"'
  Call TellTheShell

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Chatapp.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Chatapp developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Conversations, settings and keys are the person's: they stay.
Section "Uninstall"
  Call un.EndTheProgram
  !insertmacro RemoveTheProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${APP_PATHS}"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegValue HKCU "Software\Classes\.pdf\OpenWithProgids" "${CLASS}"
  DeleteRegKey HKCU "${OPEN_WITH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  Call un.TellTheShell
SectionEnd

; "Open with" shows what is registered only after this.
!macro TellTheShell un
Function ${un}TellTheShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
FunctionEnd
!macroend
!insertmacro TellTheShell ""
!insertmacro TellTheShell "un."
