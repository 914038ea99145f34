# shellcheck shell=bash
# PostgreSQL's server programs: found, or installed from Debian. Sets POSTGRES_BIN.

# shellcheck disable=SC2034
POSTGRES_BIN=

postgres_folders() {
  local in_path
  if in_path=$(command -v initdb); then dirname "$(readlink -f "$in_path")"; fi
  find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -rV
  if command -v pg_config >/dev/null 2>&1; then pg_config --bindir 2>/dev/null || true; fi
}

has_server() { # folder
  local program
  for program in initdb postgres pg_ctl psql; do
    [[ -x $1/$program ]] || return 1
  done
}

major_of() { # folder
  "$1/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/'
}

find_postgres() { # [major version]
  local folder
  while read -r folder; do
    has_server "$folder" || continue
    [[ -z ${1:-} || $(major_of "$folder") == "$1" ]] || continue
    # shellcheck disable=SC2034
    POSTGRES_BIN=$folder
    return 0
  done < <(postgres_folders)
  return 1
}

as_administrator() {
  if ((EUID == 0)); then "$@"; else sudo -n -- "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  ((EUID == 0)) || sudo -n true 2>/dev/null
}

install_postgres() {
  say "Installing Debian's postgresql (log: .local/logs/apt.log)."
  {
    as_administrator apt-get update \
      && as_administrator env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends postgresql
  } >"$LOGS/apt.log" 2>&1 </dev/null 9>&-
}

# shellcheck disable=SC2120
ensure_postgres() { # [major version]
  find_postgres "${1:-}" && return 0
  [[ -z ${1:-} ]] || die "this checkout's data were written by PostgreSQL $1, whose server programs are missing. Install postgresql-$1, or remove the data to start afresh."
  may_install || die "PostgreSQL's server programs (initdb, postgres, pg_ctl, psql) were not found. Install them (Debian: apt-get install postgresql), put them in PATH, or name a server of yours in STREAMHUB_DATABASE."
  if ! install_postgres; then
    show_log "$LOGS/apt.log"
    die "apt-get could not install postgresql."
  fi
  find_postgres || die "postgresql was installed, but its server programs are not where Debian puts them."
}
