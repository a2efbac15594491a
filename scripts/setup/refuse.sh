# Collects what stands in the way, and tells it all at once.

refusals=()

# refuse WHAT HOW: notes that WHAT is missing and HOW to get it.
refuse() {
  refusals+=("- $1
  $2")
}

# Ends the run with exit code 1 when anything was refused.
refuse_if_any() {
  if [ ${#refusals[@]} -gt 0 ]; then
    echo "Matinee can't be built on this machine yet:" >&2
    printf '%s\n' "${refusals[@]}" >&2
    exit 1
  fi
}

# at_least HAVE WANT: whether the version HAVE is WANT or newer.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}
