export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Sign in',
  busy: 'Signing in',
  ended: 'You were signed out. Sign in again; nothing has been lost.',
  emailMissing: 'Enter your email, for example anna@company.com.',
  passwordMissing: 'Enter your password.',
  setupNeeded: 'This server has no administrator yet. Open the first-run link that it printed when it started.',
  help: 'No account, or the password is lost? Your administrator can help.',
};
