# shellcheck shell=bash
# What every script of build/ shares: where things are, how to speak, one lock, random values, free ports.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LIB=$ROOT/build/lib
LOCAL=$ROOT/.local
LOGS=$LOCAL/logs
# One configuration everywhere: what is tested is what runs, and nothing is compiled twice.
# shellcheck disable=SC2034
CONFIGURATION=Release

say() { printf '%s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

require_command() { # name, what to install
  command -v "$1" >/dev/null 2>&1 || die "$1 is not in PATH: install $2."
}

show_log() { # file
  [[ -s $1 ]] || return 0
  printf -- '--- last lines of %s\n' "${1#"$ROOT"/}" >&2
  tail -n 40 "$1" >&2
  printf -- '---\n' >&2
}

prepare_local_folder() {
  if mkdir -p "$LOGS" 2>/dev/null && [[ -w $LOCAL && -w $LOGS ]]; then return; fi
  die "can't write to $LOCAL: it belongs to another user. Give it to yours, or remove it to start afresh."
}

# The kernel drops the lock with the process that holds it, so a killed script leaves nothing stale behind.
# Descriptor 9 is closed for every child that may outlive the script.
hold_lock() { # name, what is running
  exec 9>>"$LOCAL/$1.lock"
  flock --nonblock 9 || die "$2 is already running in this checkout ($ROOT). Stop it first."
}

random_hex() { # bytes
  od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'
}

random_base64() { # bytes
  head -c "$1" /dev/urandom | base64 -w 0
}

free_port() { # preferred ports…
  node "$LIB/free-port.mjs" "$@"
}

checkout_key() {
  printf '%s' "$ROOT" | sha256sum | cut -c 1-12
}

prepare_dotnet() {
  require_command dotnet "the .NET 10 SDK"
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
  if [[ ! -w ${HOME:-/nowhere} ]]; then
    export HOME=$LOCAL/home
    mkdir -p "$HOME"
  fi
}

# Compiler servers outlive the build by minutes; a script that promises to leave nothing running does without.
without_build_servers() {
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
}
