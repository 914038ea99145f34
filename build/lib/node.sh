# shellcheck shell=bash
# The npm packages that tests talk to; needs common.sh.

# Only where they are missing or older than their lock file.
install_node_packages() {
  local lock folder
  for lock in "$ROOT"/tests/*/package-lock.json; do
    [[ -f $lock ]] || continue
    folder=$(dirname "$lock")
    [[ $lock -nt $folder/node_modules/.package-lock.json ]] || continue
    command -v npm >/dev/null 2>&1 || return 1
    say "Installing the npm packages of ${folder#"$ROOT"/}…"
    npm ci --no-audit --no-fund --loglevel=error --prefix "$folder" >/dev/null || return 1
  done
}
