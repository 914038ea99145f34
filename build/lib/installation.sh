# shellcheck shell=bash
# One installation of a checkout: its database, the note that tells where it answers, and its end.
# build/run and build/cluster start it. Needs common.sh, processes.sh, cluster.sh and services.sh.

RUN_STATE=$LOCAL/run.env

use_own_database() {
  say "Starting PostgreSQL…"
  choose_cluster postgres
  prepare_cluster
  start_cluster 'max_connections = 200'
  cluster_sql postgres <<SQL
SELECT 'CREATE ROLE streamhub LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'streamhub')
\gexec
ALTER ROLE streamhub PASSWORD '$DATABASE_PASSWORD';
SELECT 'CREATE DATABASE streamhub OWNER streamhub' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'streamhub')
\gexec
SQL
  STREAMHUB_DATABASE=$(cluster_connection streamhub streamhub "$DATABASE_PASSWORD")
  export Database__Provider=PostgreSql
}

choose_database() {
  if [[ -z ${STREAMHUB_DATABASE:-} ]]; then
    use_own_database
  else
    export Database__Provider=${Database__Provider:-PostgreSql}
    say "Using the $Database__Provider server named in STREAMHUB_DATABASE."
  fi
  export STREAMHUB_DATABASE
}

write_run_state() {
  printf 'API_URL=%s\nSANDBOX_URL=%s\nRUN_PID=%s\n' "$API_URL" "$SANDBOX_URL" "$$" >"$RUN_STATE.new"
  mv "$RUN_STATE.new" "$RUN_STATE"
}

# shellcheck disable=SC2317
clean_up() {
  local status=$?
  trap '' INT TERM HUP
  rm -f "$RUN_STATE"
  stop_processes
  if [[ -n $CLUSTER_HOME ]]; then stop_cluster; fi
  exit "$status"
}
