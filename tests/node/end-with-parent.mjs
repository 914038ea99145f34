// Loaded before a service: it ends with the test run that started it, however that ended, because the pipe closes.
process.stdin.on('end', () => process.exit()).resume();
