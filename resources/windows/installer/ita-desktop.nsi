; The installer for one user, who needs no administrator. Words in Thai and English, by the language of Windows.
;
; Silent, for an office's administrator:
;   Setup.exe /S [/NODESKTOP] [/D=C:\folder]     the last one without quotation marks; uninstall.exe /S removes it
; It ends with 0, 1 (given up by the user) or 2 (the program is running and was not closed in time; nothing was changed).

Unicode true
Target amd64-unicode
ManifestDPIAware true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "ITA Desktop"
!define KIND "ITADesktop.Report"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define WAIT_SECONDS 60
!define SHCNE_ASSOCCHANGED 0x08000000

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1054 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1054 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=1054 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
; NSIS has Thai words of its own, with slips of the pen: all that is read on a page is ours, below.
Caption "$(Installing)"
UninstallCaption "$(Removing)"
!define MUI_WELCOMEPAGE_TITLE "$(Installing)"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(Folder)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FolderHint)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FolderText)"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "$(Folder)"
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "$(Installing)"
!define MUI_PAGE_HEADER_SUBTEXT "$(Wait)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(Installed)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT " "
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "$(NotDone)"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "$(NotDoneHint)" ; of the removal, too
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(Installed)"
!define MUI_FINISHPAGE_TEXT "$(Finish)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenProgram)"
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "$(Removing)"
!define MUI_PAGE_HEADER_SUBTEXT "$(RemovingHint)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(RemovingText)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(Folder)"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "$(Removing)"
!define MUI_PAGE_HEADER_SUBTEXT "$(Wait)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(Removed)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(RemovingHint)"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"

LangString Installing ${LANG_THAI} "ติดตั้ง ${NAME}"
LangString Installing ${LANG_ENGLISH} "Installing ${NAME}"
LangString Welcome ${LANG_THAI} "ไม่ต้องใช้สิทธิ์ผู้ดูแลระบบ และไม่ต้องต่ออินเทอร์เน็ต$\r$\n$\r$\nถ้ามีรุ่นเก่าอยู่แล้ว รายงานและการตั้งค่าของคุณยังอยู่ครบ$\r$\n$\r$\nกด “ต่อไป”"
LangString Welcome ${LANG_ENGLISH} "No administrator and no internet is needed.$\r$\n$\r$\nIf there is an older version already, your reports and settings stay.$\r$\n$\r$\nPress “Next”."
LangString Folder ${LANG_THAI} "โฟลเดอร์ของโปรแกรม"
LangString Folder ${LANG_ENGLISH} "Folder of the program"
LangString FolderHint ${LANG_THAI} "ใช้โฟลเดอร์ที่เสนอไว้ได้เลย"
LangString FolderHint ${LANG_ENGLISH} "The one that is proposed will do"
LangString FolderText ${LANG_THAI} "กด “ติดตั้ง” เพื่อเริ่ม ถ้าต้องการโฟลเดอร์อื่น กด “เรียกดู” แล้วเลือก"
LangString FolderText ${LANG_ENGLISH} "Press “Install” to begin. For another folder, press “Browse” and choose it."
LangString Wait ${LANG_THAI} "โปรดรอสักครู่"
LangString Wait ${LANG_ENGLISH} "One moment"
LangString Installed ${LANG_THAI} "ติดตั้ง ${NAME} แล้ว"
LangString Installed ${LANG_ENGLISH} "${NAME} is installed"
LangString NotDone ${LANG_THAI} "ทำไม่สำเร็จ"
LangString NotDone ${LANG_ENGLISH} "It did not work"
LangString NotDoneHint ${LANG_THAI} "รายงานและการตั้งค่าของคุณยังอยู่ครบ โปรดลองอีกครั้ง"
LangString NotDoneHint ${LANG_ENGLISH} "Your reports and settings are safe. Please try again."
LangString Finish ${LANG_THAI} "กด “เสร็จสิ้น” ครั้งต่อไปเปิดจากไอคอน ${NAME} บนหน้าจอหรือในเมนูเริ่ม"
LangString Finish ${LANG_ENGLISH} "Press “Finish”. Next time open it by the icon ${NAME} on the desktop or in the start menu."
LangString OpenProgram ${LANG_THAI} "เปิด ${NAME}"
LangString OpenProgram ${LANG_ENGLISH} "Open ${NAME}"
LangString Removing ${LANG_THAI} "ถอนการติดตั้ง ${NAME}"
LangString Removing ${LANG_ENGLISH} "Removing ${NAME}"
LangString RemovingHint ${LANG_THAI} "รายงานและการตั้งค่าของคุณยังอยู่"
LangString RemovingHint ${LANG_ENGLISH} "Your reports and settings stay"
LangString RemovingText ${LANG_THAI} "กด “ยกเลิกการติดตั้ง” เพื่อลบโปรแกรมออกจากเครื่องนี้"
LangString RemovingText ${LANG_ENGLISH} "Press “Uninstall” to remove the program from this computer."
LangString Removed ${LANG_THAI} "ถอนการติดตั้ง ${NAME} แล้ว"
LangString Removed ${LANG_ENGLISH} "${NAME} is removed"
LangString Running ${LANG_THAI} "${NAME} เปิดอยู่ งานของคุณยังอยู่ครบ โปรดปิดหน้าต่างของโปรแกรม แล้วเลือก “ลองใหม่”"
LangString Running ${LANG_ENGLISH} "${NAME} is running. Your work is safe. Close its windows, then choose “Retry”."
LangString KindName ${LANG_THAI} "รายงาน ITA"
LangString KindName ${LANG_ENGLISH} "ITA report"
LangString OpenWord ${LANG_THAI} "เปิด"
LangString OpenWord ${LANG_ENGLISH} "Open"
LangString PrintWord ${LANG_THAI} "พิมพ์"
LangString PrintWord ${LANG_ENGLISH} "Print"

; Go on only once nothing runs from the folder: Windows lets a running program be read, never written.
!macro WaitForProgram un
Function ${un}IsRunning ; the answer on the stack: 1 if it is
  Push $0
  Push $1
  StrCpy $1 0
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\ita-desktop.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\ita-desktop.exe" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  Exch $1
  Exch
  Pop $0
FunctionEnd

Function ${un}WaitForProgram
  StrCpy $2 0
  ${Do}
    Call ${un}IsRunning
    Pop $1
    ${If} $1 = 0
      ${ExitDo}
    ${EndIf}
    ${If} ${Silent}
      ${If} $2 >= ${WAIT_SECONDS}
        SetErrorLevel 2
        Quit
      ${EndIf}
      Sleep 1000
      IntOp $2 $2 + 1
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" IDRETRY +3
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro WaitForProgram ""
!insertmacro WaitForProgram "un."

Section
  Call WaitForProgram
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; what an older version had and this one has not
  RMDir /r "$INSTDIR\licences"
  File /r "${PROGRAM}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${If} ${Errors}
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  ${EndIf}
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.ita" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.ita\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(KindName)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell" "" "open"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open" "" "$(OpenWord)"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\print" "" "$(PrintWord)"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\print\command" "" '"$INSTDIR\${NAME}.exe" --print "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.WaitForProgram
  ; The user's own data in %LOCALAPPDATA%\ITA Desktop stays.
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\ita-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${NAME}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegValue HKCU "Software\Classes\.ita\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.ita" ""
  ${If} $0 == "${KIND}" ; else another program has taken it over
    DeleteRegKey HKCU "Software\Classes\.ita"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
SectionEnd
