# shellcheck shell=bash
# Secrets of this checkout's own installation: made once, kept in .local/secrets.env, never printed.

SECRETS=$LOCAL/secrets.env

ensure_secret() { # name, value if it is new
  if ! grep -q "^$1=" "$SECRETS" 2>/dev/null; then
    # Renamed when complete: a half-written key would be a different key.
    (
      umask 077
      { cat "$SECRETS" 2>/dev/null || true; printf '%s=%s\n' "$1" "$2"; } >"$SECRETS.new"
    )
    mv "$SECRETS.new" "$SECRETS"
  fi
}

# shellcheck disable=SC1090
load_secrets() {
  ensure_secret DATABASE_PASSWORD "$(random_hex 24)"
  ensure_secret BROKER_PASSWORD "$(random_hex 24)"
  ensure_secret AUTH_SIGNING_SECRET "$(random_base64 48)"
  ensure_secret VAULT_KEY "$(random_base64 32)"
  ensure_secret STRIPE_SECRET_KEY "sk_test_$(random_hex 24)"
  ensure_secret STRIPE_WEBHOOK_SECRET "whsec_$(random_hex 24)"
  ensure_secret CLOUDFLARE_ACCOUNT_ID "$(random_hex 16)"
  ensure_secret CLOUDFLARE_API_TOKEN "$(random_hex 20)"
  ensure_secret CLOUDFLARE_WEBHOOK_SECRET "$(random_hex 24)"
  ensure_secret MUX_TOKEN_ID "$(random_hex 16)"
  ensure_secret MUX_TOKEN_SECRET "$(random_hex 32)"
  ensure_secret MUX_WEBHOOK_SECRET "$(random_hex 16)"
  source "$SECRETS"
}
