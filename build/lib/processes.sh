# shellcheck shell=bash
# Children of a script: each in a process group of its own, so that Ctrl-C reaches the script alone and it stops them
# in order.
# $LOCAL/<script>.processes names them, so that the next start ends what a `kill -9` left behind.

PROCESSES=()
PROCESS_RECORD=

process_field() { # pid, field of /proc/<pid>/stat counted from the state
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra stat <<<"${stat##*) }"
  printf '%s' "${stat[$2]}"
}

# The kernel's tick of its start tells a process from a later one with the same number.
started_at() { process_field "$1" 19; }

# Where nobody collects orphans, an ended one stays on as a zombie.
alive() {
  local state
  state=$(process_field "$1" 0) && [[ $state != Z ]]
}

record_processes_in() { # file
  PROCESS_RECORD=$1
  stop_leftovers
}

stop_leftovers() {
  local pid tick
  [[ -f $PROCESS_RECORD ]] || return 0
  while read -r pid tick; do
    alive "$pid" || continue
    [[ $(started_at "$pid") == "$tick" ]] || continue
    say "Stopping process $pid, left over from a killed run."
    stop_group "$pid"
  done <"$PROCESS_RECORD"
  rm -f "$PROCESS_RECORD"
}

launch() { # command or function… → LAUNCHED
  # Job control is what gives a child its own group before it runs.
  set -m
  "$@" </dev/null 9>&- &
  set +m
  LAUNCHED=$!
  PROCESSES+=("$LAUNCHED")
  printf '%s %s\n' "$LAUNCHED" "$(started_at "$LAUNCHED")" >>"$PROCESS_RECORD"
}

# A foreground command would hold up the script's own signals until it ends; `wait` does not.
step() { # command…
  local status=0
  launch "$@"
  wait "$LAUNCHED" || status=$?
  forget "$LAUNCHED"
  return "$status"
}

forget() { # pid
  local pid kept=()
  for pid in "${PROCESSES[@]}"; do
    [[ $pid == "$1" ]] || kept+=("$pid")
  done
  PROCESSES=("${kept[@]}")
  sed -i "/^$1 /d" "$PROCESS_RECORD"
}

# The leader gets fifteen seconds to end in order; what it leaves of its group gets none.
stop_group() { # pid of the leader
  local tries
  kill -TERM -- "-$1" 2>/dev/null || return 0
  for ((tries = 0; tries < 150; tries++)); do
    alive "$1" || break
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null || true
}

# Newest first: who depends on another is started after it.
stop_processes() {
  local index
  for ((index = ${#PROCESSES[@]} - 1; index >= 0; index--)); do
    stop_group "${PROCESSES[index]}"
  done
  PROCESSES=()
  [[ -z $PROCESS_RECORD ]] || rm -f "$PROCESS_RECORD"
}

# EXIT runs after each of them too, so that there is one way out.
exit_on_signals() {
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
