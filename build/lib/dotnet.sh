# shellcheck shell=bash
# Restore, format, compile and test, as build/test and build/check share them.
# Needs common.sh and processes.sh.

RESULTS=$ROOT/artifacts/test-results

restore_solution() {
  local locked=()
  if [[ -n $(find "$ROOT/src" "$ROOT/tests" -maxdepth 2 -name packages.lock.json -print -quit) ]]; then
    locked=(--locked-mode)
  fi
  step dotnet tool restore
  step dotnet restore "$ROOT/StreamHub.sln" "${locked[@]}"
}

check_format() {
  step dotnet csharpier check "$ROOT" || die "the format differs. Run: dotnet csharpier format ."
}

compile_solution() {
  step dotnet build "$ROOT/StreamHub.sln" --configuration "$CONFIGURATION" --no-restore -warnaserror --verbosity quiet
}

clear_results() {
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
}

# Its own output is in a log: what matters of it is printed from the TRX file.
test_project() { # project folder, dotnet test's arguments…
  local name log
  name=$(basename "$1")
  log=$RESULTS/$name.log
  rm -f "$1/bin/$CONFIGURATION"/*/told-secrets.txt
  say "Testing $name…"
  # Hundreds of servers are started in one process: protecting its code from itself costs a tenth of the time.
  if DOTNET_EnableWriteXorExecute=0 step dotnet test "$1" --configuration "$CONFIGURATION" --no-build --results-directory "$RESULTS" \
    --logger "trx;LogFileName=$name.trx" "${@:2}" >"$log" 2>&1; then
    return 0
  fi
  # Failed tests are in the TRX file; without one only the log can tell what happened.
  if [[ ! -s $RESULTS/$name.trx ]]; then show_log "$log"; fi
  # Nor is what the run's end found told in the TRX file.
  cat "$1/bin/$CONFIGURATION"/*/told-secrets.txt 2>/dev/null || true
  return 1
}

report_results() { # test-results.mjs's arguments…
  node "$LIB/test-results.mjs" "$RESULTS" "$@"
}
