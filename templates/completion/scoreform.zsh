#compdef scoreform
# Completion of scoreform for zsh: source <(scoreform completion zsh)
_scoreform() {
  local -a found
  found=("${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if (( ${#found} == 1 )) && [[ -z "${found[1]}" ]]; then
    _files
  else
    compadd -- "${found[@]}"
  fi
}
compdef _scoreform scoreform
