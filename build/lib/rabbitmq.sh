# shellcheck shell=bash
# RabbitMQ's server: found, or installed from Debian without its system service; and a private broker of it.
# Needs common.sh, processes.sh, postgres.sh (for apt-get) and secrets.sh.

RABBITMQ_SERVER=
# shellcheck disable=SC2034
BROKER_URL=
POLICY=/usr/sbin/policy-rc.d

# Debian's command in PATH is a wrapper that runs as its own account only; the script behind it runs as anybody.
find_rabbitmq() {
  local server=/usr/lib/rabbitmq/bin/rabbitmq-server
  [[ -x $server ]] && command -v epmd >/dev/null 2>&1 || return 1
  RABBITMQ_SERVER=$server
}

# While the policy says no, apt-get installs services and leaves them stopped.
install_rabbitmq() {
  local status=0 policy_is_ours=no
  say "Installing Debian's rabbitmq-server (log: .local/logs/apt.log)."
  if [[ ! -e $POLICY ]]; then
    policy_is_ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_administrator tee "$POLICY" >/dev/null
    as_administrator chmod 755 "$POLICY"
  fi
  {
    as_administrator apt-get update \
      && as_administrator env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends rabbitmq-server
  } >"$LOGS/apt.log" 2>&1 </dev/null 9>&- || status=$?
  [[ $policy_is_ours == no ]] || as_administrator rm -f "$POLICY"
  return "$status"
}

ensure_rabbitmq() {
  find_rabbitmq && return 0
  may_install || die "RabbitMQ's server was not found. Install it (Debian: apt-get install rabbitmq-server)."
  if ! install_rabbitmq; then
    show_log "$LOGS/apt.log"
    die "apt-get could not install rabbitmq-server."
  fi
  find_rabbitmq || die "rabbitmq-server was installed, but is not where Debian puts it."
}

# Nothing of a broker outlives it: the rows in the database are the truth, and what it carried is sent again.
use_broker_settings() {
  # The Erlang cookie is made in the home folder; the name and the ports are nobody else's.
  export HOME=$LOCAL/rabbitmq
  export ERL_EPMD_PORT=$EPMD_PORT ERL_EPMD_ADDRESS=127.0.0.1
  export RABBITMQ_NODENAME=streamhub-$CHECKOUT@localhost
  export RABBITMQ_DIST_PORT=$1 RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$2
  export RABBITMQ_CONFIG_FILE=$HOME/broker.conf RABBITMQ_ENABLED_PLUGINS_FILE=$HOME/enabled_plugins
  export RABBITMQ_CONF_ENV_FILE=/dev/null
  export RABBITMQ_MNESIA_BASE=$HOME/mnesia RABBITMQ_LOG_BASE=$HOME/log RABBITMQ_PID_FILE=$HOME/broker.pid
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
}

run_epmd() {
  exec epmd -port "$EPMD_PORT" -address 127.0.0.1
}

run_broker() { # distribution port, port
  use_broker_settings "$@"
  cd "$HOME" || return
  # A day: an upload is confirmed when it is done.
  printf 'consumer_timeout = 86400000\n' >"$RABBITMQ_CONFIG_FILE"
  exec "$RABBITMQ_SERVER"
}

start_broker() {
  local port attempt
  CHECKOUT=$(checkout_key)
  rm -rf "$LOCAL/rabbitmq"
  mkdir -p "$LOCAL/rabbitmq"
  for attempt in 1 2 3; do
    (
      umask 077
      printf 'default_user = streamhub\ndefault_pass = %s\n' "$BROKER_PASSWORD" >"$LOCAL/rabbitmq/broker.conf"
      printf '[].\n' >"$LOCAL/rabbitmq/enabled_plugins"
    )
    # A broker starts a name server that outlives it, unless there is one: this one ends with the script.
    EPMD_PORT=$(free_port)
    launch run_epmd >"$LOGS/epmd.log" 2>&1
    step node "$LIB/wait-tcp.mjs" "$EPMD_PORT" "$LAUNCHED" 20 || continue
    port=$(free_port)
    launch run_broker "$(free_port)" "$port" >"$LOGS/rabbitmq.log" 2>&1
    SERVICE_PIDS+=("$LAUNCHED")
    if step node "$LIB/wait-tcp.mjs" "$port" "$LAUNCHED" "$READY_SECONDS"; then
      # shellcheck disable=SC2034
      BROKER_URL=amqp://streamhub:$BROKER_PASSWORD@127.0.0.1:$port/
      return 0
    fi
    say "RabbitMQ did not start (attempt $attempt)."
  done
  show_log "$LOGS/rabbitmq.log"
  die "RabbitMQ did not start."
}
