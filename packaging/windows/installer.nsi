; The Windows installer: for one user, 64-bit, without an administrator.
;
; Compiled by tools/windows_installer.py, which gives the names in capitals below. Command line
; of the finished installer, beside NSIS's own /S (silent) and /D=folder (last):
;   /STARTATLOGIN=1|0   start the app at login, or not; without it an upgrade keeps what is
;   /START              start the app when done (a silent installation does not); also when it
;                       could not be done: then the one that is there
; and of the uninstaller:
;   /ERASE              also delete the history and the settings (silent: kept without it)
; Exit status: 0 done, 1 cancelled, 2 failed and nothing changed, 3 a newer version is there.
;
; Each version's files lie in a folder of their own (lib-1.2.3) beside the program, so what makes
; the new version the current one is the exchange of one file: a power cut before it leaves the
; old version whole, one after it the new. A running app is asked to quit; while it does not,
; nothing is changed under it.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include Sections.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
; Where Task Manager notes what a person has turned off.
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define SCHEME_KEY "Software\Classes\${URL_SCHEME}"
; Written by the toasts' library for their name and icon.
!define TOAST_KEY "Software\Classes\AppUserModelId\${APP_ID}"
!define EXE "$INSTDIR\${PROGRAM}.exe"
!define SHORTCUT "$SMPROGRAMS\${NAME}.lnk"

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=1033 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "© ${PUBLISHER}"

!ifdef SIGN
  ; %1 is the file; a failure ends the compilation.
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "$(start_now)"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The languages, and each text that is ours: made from words.toml.
!include "${WORDS}"

Var WasRunning

Section "${NAME}" SectionApp
  SectionIn RO
  Call AskRunningAppToQuit

  ; What a broken-off installation of this version left is written again.
  ClearErrors
  SetOutPath "$INSTDIR\lib-${VERSION}"
  File /r "${PAYLOAD}\lib-${VERSION}\*.*"
  SetOutPath "$INSTDIR"
  File "/oname=${PROGRAM}.exe.new" "${PAYLOAD}\${PROGRAM}.exe"
  ${If} ${Errors}
    Call UndoAndQuit
  ${EndIf}
  Call MakeItCurrent
  Call DropWhatIsOld
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "${SHORTCUT}" "${EXE}"
  Call NameTheShortcut
  WriteRegStr HKCU "${SCHEME_KEY}" "" "URL:${NAME}"
  WriteRegStr HKCU "${SCHEME_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${SCHEME_KEY}\DefaultIcon" "" "${EXE},0"
  ; After "--" nothing is an option, whatever quotes a link has in it.
  WriteRegStr HKCU "${SCHEME_KEY}\shell\open\command" "" '"${EXE}" -- "%1"'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "VersionOrder" "${VERSION_ORDER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section /o "$(at_login)" SectionLogin
SectionEnd

Section "-finish"
  ${If} ${SectionIsSelected} ${SectionLogin}
    WriteRegStr HKCU "${RUN_KEY}" "${APP_ID}" '"${EXE}" --hidden'
  ${Else}
    DeleteRegValue HKCU "${RUN_KEY}" "${APP_ID}"
    DeleteRegValue HKCU "${APPROVED_KEY}" "${APP_ID}"
  ${EndIf}
  ; When it ran before, the last page of the dialog asks.
  StrCpy $WasRunning 0
  Call StartIfWanted
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(needs_windows_10)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  StrCpy $WasRunning 0
  ; In numbers alone: VersionCompare takes 1.2.0rc1 for newer than 1.2.0.
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "VersionOrder"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION_ORDER}" $1
    ${If} $1 = 1
      ReadRegStr $2 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(go_back)" /SD IDNO IDYES go_back
      Call StartIfWanted
      SetErrorLevel 3
      Quit
      go_back:
    ${EndIf}
  ${EndIf}
  ; What is: an upgrade asks nothing again.
  ReadRegStr $0 HKCU "${RUN_KEY}" "${APP_ID}"
  ${If} $0 != ""
    !insertmacro SelectSection ${SectionLogin}
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/STARTATLOGIN=" $1
  ${IfNot} ${Errors}
    ${If} $1 == "1"
      !insertmacro SelectSection ${SectionLogin}
    ${Else}
      !insertmacro UnselectSection ${SectionLogin}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function AskRunningAppToQuit
  ${IfNot} ${FileExists} "${EXE}"
    Return
  ${EndIf}
  ; Silently, as at the quit of the app itself, it may be about to end because somebody said so.
  Call IsItFree
  ${If} $1 = 0
  ${AndIfNot} ${Silent}
    StrCpy $WasRunning 1
  ${EndIf}
  DetailPrint "$(asking_to_quit)"
  again:
  ExecWait '"${EXE}" --quit'
  StrCpy $0 0
  ${Do}
    Call IsItFree
    ${If} $1 = 1
      Return
    ${EndIf}
    Sleep 250
    IntOp $0 $0 + 1
  ${LoopUntil} $0 >= 12
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(still_running)" /SD IDCANCEL IDRETRY again
  ; It may end in a moment all the same: whoever waits for it gets it back.
  Call StartIfWanted
  SetErrorLevel 2
  Quit
FunctionEnd

; $1 is 1 when no ${NAME} runs: a running program's file cannot be opened for writing.
Function IsItFree
  ClearErrors
  FileOpen $1 "${EXE}" a
  ${If} ${Errors}
    StrCpy $1 0
  ${Else}
    FileClose $1
    StrCpy $1 1
  ${EndIf}
FunctionEnd

; The app that is there now, new or old: whoever had it running, or asked for it, has it again.
Function StartIfWanted
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/START" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 == ""
    StrCpy $WasRunning 1
  ${EndIf}
  ${If} $WasRunning = 1
  ${AndIf} ${FileExists} "${EXE}"
    Exec '"${EXE}" --hidden'
  ${EndIf}
FunctionEnd

Function MakeItCurrent
  StrCpy $1 ""
  ${If} ${FileExists} "${EXE}"
    StrCpy $0 0
    ${Do}
      IntOp $0 $0 + 1
      StrCpy $1 "${EXE}.old-$0"
    ${LoopWhile} ${FileExists} "$1"
    ClearErrors
    Rename "${EXE}" "$1"
    ${If} ${Errors}
      Call UndoAndQuit
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "${EXE}.new" "${EXE}"
  ${If} ${Errors}
    ${If} $1 != ""
      Rename "$1" "${EXE}"
    ${EndIf}
    Call UndoAndQuit
  ${EndIf}
FunctionEnd

Function UndoAndQuit
  Delete "${EXE}.new"
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != "${VERSION}"
    RMDir /r "$INSTDIR\lib-${VERSION}"
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "$(cannot_be_written)" /SD IDOK
  Call StartIfWanted
  SetErrorLevel 2
  Quit
FunctionEnd

Function DropWhatIsOld
  Delete "${EXE}.old-*"
  FindFirst $0 $1 "$INSTDIR\lib-*"
  ${DoUntil} $1 == ""
    ${If} $1 != "lib-${VERSION}"
      RMDir /r "$INSTDIR\$1"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  ClearErrors
FunctionEnd

; Windows shows toasts under a shortcut's name, and finds the shortcut by this id.
Function NameTheShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${If} $1 P<> 0
    ${IPersistFile::Load} $1 '("${SHORTCUT}",2)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $2 P<> 0
      System::Call 'ole32::CoTaskMemAlloc(p 512)p.r5'
      System::Call 'kernel32::lstrcpyW(p r5, w "${APP_ID}")'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
      System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r5)p.r4'
      ${IPropertyStore::SetValue} $2 '(r3,r4)'
      ${IPropertyStore::Commit} $2 ""
      System::Free $3
      System::Free $4
      System::Call 'ole32::CoTaskMemFree(p r5)'
      ${IUnknown::Release} $2 ""
      ${IPersistFile::Save} $1 '("${SHORTCUT}",1)'
    ${EndIf}
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::Release} $0 ""
FunctionEnd

Section "Uninstall"
  ${If} ${FileExists} "${EXE}"
    ExecWait '"${EXE}" --quit'
  ${EndIf}
  again:
  ClearErrors
  Delete "${EXE}"
  Delete "${EXE}.*"
  ${If} ${Errors}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(still_running)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  ${EndIf}
  FindFirst $0 $1 "$INSTDIR\lib-*"
  ${DoUntil} $1 == ""
    RMDir /r "$INSTDIR\$1"
    FindNext $0 $1
  ${Loop}
  FindClose $0

  Delete "${SHORTCUT}"
  DeleteRegValue HKCU "${RUN_KEY}" "${APP_ID}"
  DeleteRegValue HKCU "${APPROVED_KEY}" "${APP_ID}"
  DeleteRegKey HKCU "${TOAST_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ; Another program may have taken the scheme over since.
  ReadRegStr $0 HKCU "${SCHEME_KEY}\shell\open\command" ""
  ${If} $0 == '"${EXE}" -- "%1"'
    DeleteRegKey HKCU "${SCHEME_KEY}"
  ${EndIf}

  ${un.GetParameters} $0
  ClearErrors
  ${un.GetOptions} $0 "/ERASE" $1
  ${IfNot} ${Errors}
    Call un.EraseData
  ${ElseIfNot} ${Silent}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(erase_too)" IDNO keep
    Call un.EraseData
    keep:
  ${EndIf}

  Delete "$INSTDIR\uninstall.exe"
  ; Not recursive: a file that is not ours stays, and its folder with it.
  RMDir "$INSTDIR"
SectionEnd

Function un.EraseData
  RMDir /r "$LOCALAPPDATA\${DATA_FOLDER}"
FunctionEnd
