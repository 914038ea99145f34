# shellcheck shell=bash
# The API and the vendor sandbox: their settings, their start, their readiness.
# Needs common.sh, processes.sh and the variables of secrets.sh.

API_DLL=$ROOT/src/WebApi/bin/$CONFIGURATION/net10.0/StreamHub.WebApi.dll
SANDBOX_DLL=$ROOT/tests/VendorSandbox/bin/$CONFIGURATION/net10.0/StreamHub.VendorSandbox.dll
API_URL=
SANDBOX_URL=
SMTP_PORT=
READY_SECONDS=90
SERVICE_PIDS=()

choose_ports() {
  API_URL=http://127.0.0.1:$(free_port 8080)
  SANDBOX_URL=http://127.0.0.1:$(free_port 4010)
  SMTP_PORT=$(free_port)
}

use_sandbox_settings() {
  export ASPNETCORE_URLS=$SANDBOX_URL
  export Sandbox__DataFolder=$LOCAL/sandbox
  export Sandbox__Smtp__Port=$SMTP_PORT
  export Sandbox__Cloudflare__AccountId=$CLOUDFLARE_ACCOUNT_ID
  export Sandbox__Cloudflare__ApiToken=$CLOUDFLARE_API_TOKEN
  export Sandbox__Cloudflare__WebhookUrl=$API_URL/webhooks/cloudflare
  export Sandbox__Cloudflare__WebhookSecret=$CLOUDFLARE_WEBHOOK_SECRET
  export Sandbox__Mux__TokenId=$MUX_TOKEN_ID
  export Sandbox__Mux__TokenSecret=$MUX_TOKEN_SECRET
  export Sandbox__Mux__WebhookUrl=$API_URL/webhooks/mux
  export Sandbox__Mux__WebhookSecret=$MUX_WEBHOOK_SECRET
  export Sandbox__Google__RedirectUri=$API_URL/oauth2/callback/youtube
  export Sandbox__SoundCloud__RedirectUri=$API_URL/oauth2/callback/soundcloud
  export Sandbox__Stripe__SecretKey=$STRIPE_SECRET_KEY
  export Sandbox__Stripe__WebhookUrl=$API_URL/webhooks/stripe
  export Sandbox__Stripe__WebhookSecret=$STRIPE_WEBHOOK_SECRET
}

use_api_settings() {
  export ASPNETCORE_ENVIRONMENT=Development
  export ASPNETCORE_URLS=$API_URL
  export App__PublicUrl=$API_URL
  export Auth__SigningSecret=$AUTH_SIGNING_SECRET
  export Vault__CurrentKeyId=local
  export Vault__Keys__local=$VAULT_KEY
  export Email__Smtp__Host=127.0.0.1
  export Email__Smtp__Port=$SMTP_PORT
  export Email__Smtp__From="StreamHub <no-reply@streamhub.localhost>"
  export Stripe__BaseUrl=$SANDBOX_URL/stripe/
  export Stripe__SecretKey=$STRIPE_SECRET_KEY
  export Stripe__WebhookSecret=$STRIPE_WEBHOOK_SECRET
  export Cloudflare__ApiBaseUrl=$SANDBOX_URL/cloudflare/client/v4/
  export Cloudflare__PlaybackBaseUrl=$SANDBOX_URL/cloudflare/customer/
  export Cloudflare__SharedPlaybackBaseUrl=$SANDBOX_URL/cloudflare/customer/
  export Cloudflare__AccountId=$CLOUDFLARE_ACCOUNT_ID
  export Cloudflare__ApiToken=$CLOUDFLARE_API_TOKEN
  export Cloudflare__WebhookSecret=$CLOUDFLARE_WEBHOOK_SECRET
  export Channels__YouTube__AccountsBaseUrl=$SANDBOX_URL/google/accounts/
  export Channels__YouTube__TokensBaseUrl=$SANDBOX_URL/google/tokens/
  export Channels__YouTube__ApiBaseUrl=$SANDBOX_URL/google/api/
  export Channels__YouTube__ClientId=sandbox-google-client
  export Channels__YouTube__ClientSecret=sandbox-google-client-secret
  export Channels__SoundCloud__SecureBaseUrl=$SANDBOX_URL/soundcloud/secure/
  export Channels__SoundCloud__ApiBaseUrl=$SANDBOX_URL/soundcloud/api/
  export Channels__SoundCloud__ClientId=sandbox-soundcloud-client
  export Channels__SoundCloud__ClientSecret=sandbox-soundcloud-client-secret
  # What is tried out on one machine is often served by it.
  export Fetching__AllowLoopback=true
  export Storage__Local__Path=$LOCAL/files
  export Mux__ApiBaseUrl=$SANDBOX_URL/mux/
  export Mux__StreamBaseUrl=$SANDBOX_URL/mux/stream/
  export Mux__ImageBaseUrl=$SANDBOX_URL/mux/image/
  export Mux__TokenId=$MUX_TOKEN_ID
  export Mux__TokenSecret=$MUX_TOKEN_SECRET
  export Mux__WebhookSecret=$MUX_WEBHOOK_SECRET
}

run_dotnet() { # settings function, project folder, dll, arguments…
  "$1"
  # The content root is the working folder: appsettings.json and wwwroot are found there.
  cd "$2" || return
  exec dotnet "${@:3}"
}

build_services() { # further projects…
  local project
  for project in src/WebApi tests/VendorSandbox "$@"; do
    if ! step dotnet build "$ROOT/$project" --configuration "$CONFIGURATION" -p:RestoreLockedMode=true \
      >"$LOGS/build.log" 2>&1; then
      show_log "$LOGS/build.log"
      die "$project does not build."
    fi
  done
}

# Compiled ahead, as it is installed: it starts in two thirds of the time, and costs a minute to make.
publish_api() {
  if ! step dotnet publish "$ROOT/src/WebApi" --configuration "$CONFIGURATION" --runtime linux-x64 --no-self-contained \
    -p:PublishReadyToRun=true -p:RestoreLockedMode=true --output "$LOCAL/published" >"$LOGS/publish.log" 2>&1; then
    show_log "$LOGS/publish.log"
    die "src/WebApi can't be compiled ahead."
  fi
  API_DLL=$LOCAL/published/StreamHub.WebApi.dll
}

migrate_database() {
  if ! step run_dotnet use_api_settings "$ROOT/src/WebApi" "$API_DLL" migrate >"$LOGS/migrate.log" 2>&1; then
    show_log "$LOGS/migrate.log"
    die "the migrations failed."
  fi
}

# Returns 1 if another program took the port meanwhile; ends the script on any other failure.
start_service() { # name, URL that answers when ready, settings function, project folder, dll
  local log=$LOGS/$1.log status=0
  launch run_dotnet "${@:3}" >"$log" 2>&1
  SERVICE_PIDS+=("$LAUNCHED")
  step node "$LIB/wait-http.mjs" "$2" "$LAUNCHED" "$READY_SECONDS" || status=$?
  ((status != 0)) || return 0
  if ((status == 1)) && grep -qi 'address already in use' "$log"; then return 1; fi
  show_log "$log"
  if ((status == 1)); then die "the $1 ended while it started."; fi
  die "the $1 did not become ready within $READY_SECONDS seconds ($2)."
}

start_both() {
  SERVICE_PIDS=()
  start_service sandbox "$SANDBOX_URL/" use_sandbox_settings "$ROOT/tests/VendorSandbox" "$SANDBOX_DLL" \
    && start_service api "$API_URL/health/ready" use_api_settings "$ROOT/src/WebApi" "$API_DLL"
}

# Each is told the other's address, so a lost port means both start again.
start_services() {
  local attempt pid
  for attempt in 1 2 3; do
    if start_both; then return 0; fi
    say "A port was taken by another program meanwhile (attempt $attempt)."
    for pid in "${SERVICE_PIDS[@]}"; do
      stop_group "$pid"
      forget "$pid"
    done
    choose_ports
  done
  die "no free ports could be kept."
}
