# Completion of scoreform for fish: scoreform completion fish | source
function __scoreform_complete
    set -l typed (commandline -opc) (commandline -ct)
    $typed[1] __complete -- $typed[2..] 2>/dev/null
end
complete -c scoreform -a '(__scoreform_complete)'
