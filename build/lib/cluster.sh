# shellcheck shell=bash
# A private PostgreSQL cluster: own data, own port, loopback only. Needs common.sh and postgres.sh.

CLUSTER_NAME=
CLUSTER_HOME=
CLUSTER_ACCOUNT=
CLUSTER_PORT=
CLUSTER_LOG=

# PostgreSQL refuses to run as root.
choose_account() { # folder that may hold data already
  if ((EUID != 0)); then
    CLUSTER_ACCOUNT=$(id -un)
  elif [[ -d $1/data ]]; then
    CLUSTER_ACCOUNT=$(stat -c %U "$1/data")
  elif id -u postgres >/dev/null 2>&1; then
    CLUSTER_ACCOUNT=postgres
  else
    CLUSTER_ACCOUNT=nobody
  fi
}

as_account() (
  cd /
  # The user's own PGHOST, PGOPTIONS and the like are about other servers.
  unset "${!PG@}"
  export LC_ALL=C
  if ((EUID == 0)); then
    exec setpriv --reuid="$CLUSTER_ACCOUNT" --regid="$(id -g "$CLUSTER_ACCOUNT")" --init-groups -- "$@" 9>&-
  fi
  exec "$@" 9>&-
)

# The path of a unix socket holds 107 bytes.
usable_home() { # folder
  ((${#1} <= 85)) || return 1
  mkdir -p "$1" 2>/dev/null && chmod 700 "$1" 2>/dev/null || return 1
  if ((EUID == 0)); then chown "$CLUSTER_ACCOUNT": "$1" 2>/dev/null || return 1; fi
  as_account test -w "$1" -a -x "$1" 2>/dev/null
}

choose_home() {
  local inside=$LOCAL/$CLUSTER_NAME outside
  outside=/var/tmp/streamhub-$(checkout_key)-$EUID-$CLUSTER_NAME
  choose_account "$inside"
  if usable_home "$inside"; then
    CLUSTER_HOME=$inside
    return
  fi
  rmdir "$inside" "$outside" 2>/dev/null || true
  choose_account "$outside"
  # Anyone may create a folder there: one that is not ours is not trusted.
  [[ ! -e $outside || $(stat -c %U "$outside") == "$CLUSTER_ACCOUNT" ]] || die "$outside belongs to another user."
  usable_home "$outside" || die "$outside can't be used for PostgreSQL's data."
  CLUSTER_HOME=$outside
  say "PostgreSQL's data are in $outside: its account ($CLUSTER_ACCOUNT) can't enter this checkout, or the path is too long."
}

initialise_cluster() {
  local fresh=$CLUSTER_HOME/data.new
  rm -rf "$fresh"
  as_account "$POSTGRES_BIN/initdb" --pgdata="$fresh" --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=peer --auth-host=scram-sha-256 >>"$CLUSTER_LOG" 2>&1 || return 1
  printf "include_if_exists = 'streamhub.conf'\n" >>"$fresh/postgresql.conf"
  # Renamed only when complete, so that an interrupted initdb is not taken for a cluster.
  mv "$fresh" "$CLUSTER_HOME/data"
}

choose_cluster() { # name
  CLUSTER_NAME=$1
  CLUSTER_LOG=$LOGS/$1.log
  choose_home
}

prepare_cluster() {
  if [[ -f $CLUSTER_HOME/data/PG_VERSION ]]; then
    ensure_postgres "$(cat "$CLUSTER_HOME/data/PG_VERSION")"
    return
  fi
  ensure_postgres
  # The package brings the account "postgres" along.
  choose_home
  if ! initialise_cluster; then
    show_log "$CLUSTER_LOG"
    die "initdb failed."
  fi
}

# A number in postmaster.pid proves nothing: after a crash it may be anybody's. A postmaster works inside its data folder.
cluster_running() {
  local pid
  read -r pid 2>/dev/null <"$CLUSTER_HOME/data/postmaster.pid" || return 1
  [[ $(readlink "/proc/$pid/cwd") == "$CLUSTER_HOME/data" ]]
}

write_cluster_settings() { # setting…
  local socket=${CLUSTER_HOME//\'/\'\'}
  {
    printf "listen_addresses = '127.0.0.1'\nport = %s\n" "$CLUSTER_PORT"
    printf "unix_socket_directories = '\"%s\"'\n" "$socket"
    if (($# > 0)); then printf '%s\n' "$@"; fi
  } | as_account tee "$CLUSTER_HOME/data/streamhub.conf" >/dev/null
}

cluster_control() { # pg_ctl's arguments…
  as_account "$POSTGRES_BIN/pg_ctl" --pgdata="$CLUSTER_HOME/data" --silent --wait "$@" >>"$CLUSTER_LOG" 2>&1 </dev/null
}

start_cluster() { # setting…
  local attempt
  for attempt in 1 2 3 4 5; do
    # Left behind by a killed run: a server still at work, or only its file.
    stop_cluster
    rm -f "$CLUSTER_HOME/data/postmaster.pid"
    CLUSTER_PORT=$(free_port)
    write_cluster_settings "$@"
    if cluster_control --timeout=60 start; then return 0; fi
    # Another program took the port, or processes of a killed server still hold its memory: both pass.
    sleep "$attempt"
  done
  show_log "$CLUSTER_LOG"
  die "PostgreSQL did not start."
}

stop_cluster() {
  cluster_running || return 0
  cluster_control --mode=fast --timeout=30 stop || cluster_control --mode=immediate --timeout=30 stop || true
}

# SQL comes over standard input: arguments are readable by every user of the machine.
cluster_sql() { # database
  as_account "$POSTGRES_BIN/psql" -X --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 \
    --host="$CLUSTER_HOME" --port="$CLUSTER_PORT" --username="$CLUSTER_ACCOUNT" --dbname="$1"
}

cluster_connection() { # database, user, password
  printf 'Host=127.0.0.1;Port=%s;Database=%s;Username=%s;Password=%s' "$CLUSTER_PORT" "$@"
}
