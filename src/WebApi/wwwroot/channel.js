const messages = {
  channel_consent_refused: 'The channel is not connected, because the platform was not allowed to let StreamHub in.',
  channel_access_incomplete: 'The channel is not connected: begin again, and consent to all that is asked.',
  platform_channel_missing: 'The account that consented has no channel. Make one, or choose another account.',
  platform_unavailable: 'The platform does not answer as it should. Begin again later.',
  plan_limit_reached: 'The channel is not connected: the plan has no place for another one.',
};
const outcome = new URLSearchParams(location.search);
const error = outcome.get('error');
document.getElementById('message').textContent = error
  ? (messages[error] ?? 'The channel is not connected. Begin again.')
  : 'The channel is connected. You can close this page.';
