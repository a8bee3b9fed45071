# Completion of scoreform for bash: source <(scoreform completion bash)
_scoreform() {
  local IFS=$'\n'
  COMPREPLY=($("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _scoreform scoreform
