const messages = {
  paid: 'Thank you. Your plan becomes active as soon as the payment is confirmed, usually within seconds.',
  cancelled: 'Nothing was charged.',
};
const outcome = new URLSearchParams(location.search).get('outcome');
document.getElementById('message').textContent = messages[outcome] ?? 'Back from the payment page.';
