; Stands in for the app in the test of the installer: Windows' Python cannot be had on Linux.
;   --hold      run until somebody asks to quit
;   --stubborn  the same, and do not heed it
;   --quit      ask the running one to quit, and wait for up to a second
; It is known by its file "running" beside the program, as the app is by its lock.
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "${OUTPUT}"
!include FileFunc.nsh
!include LogicLib.nsh
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1033 "FileVersion" "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1033 "FileDescription" "stand-in"
VIAddVersionKey /LANG=1033 "LegalCopyright" "none"

Section
  ${GetParameters} $0
  ${If} $0 == "--quit"
    ${If} ${FileExists} "$EXEDIR\running"
      FileOpen $1 "$EXEDIR\please-quit" w
      FileClose $1
      StrCpy $2 0
      ${DoWhile} $2 < 10
        ${IfNot} ${FileExists} "$EXEDIR\running"
          ${Break}
        ${EndIf}
        Sleep 100
        IntOp $2 $2 + 1
      ${Loop}
      Delete "$EXEDIR\please-quit"
    ${EndIf}
    Quit
  ${EndIf}
  FileOpen $1 "$EXEDIR\running" w
  FileWrite $1 "$0"
  FileClose $1
  ${Do}
    Sleep 50
    ${If} $0 != "--stubborn"
    ${AndIf} ${FileExists} "$EXEDIR\please-quit"
      ${Break}
    ${EndIf}
  ${LoopUntil} ${FileExists} "$EXEDIR\enough"
  Delete "$EXEDIR\running"
SectionEnd
