// Signs in and out, and tells who is signed in.
'use strict';

const IDS = ['email', 'password'];
let csrfToken = '';

const outside = () => {
  csrfToken = '';
  byId('title').textContent = 'Sign in';
  byId('inside').hidden = true;
  byId('form').hidden = false;
};

const inside = (session) => {
  csrfToken = session.csrfToken;
  byId('form').reset();
  byId('form').hidden = true;
  byId('title').textContent = 'You are signed in';
  byId('who').textContent = session.name;
  byId('address').textContent = session.person.email;
  byId('role').textContent = session.role;
  byId('until').textContent = new Date(session.expiresAt).toLocaleString();
  byId('inside').hidden = false;
};

const missing = (ids) => {
  const empty = ids.filter((id) => !byId(id).value);
  empty.forEach((id) => mark(id, 'Fill this in.'));
  if (empty.length > 0) {
    byId(empty[0]).focus();
  }
  return empty.length > 0;
};

const signIn = async () => {
  clear(IDS);
  if (missing(IDS)) {
    return;
  }
  const answer = await signInAs(byId('email').value, byId('password').value);
  if (answer.lost) {
    byId('password').value = '';
    notice(answer.lost);
    byId('notice').focus();
  } else if (answer.status === 200) {
    inside(answer.body);
    byId('leave').focus();
  } else {
    byId('password').value = '';
    tell(answer, IDS);
  }
};

const forgot = async () => {
  clear(IDS);
  if (missing(['email'])) {
    return;
  }
  const answer = await call('POST', '/password-resets', { email: byId('email').value });
  if (answer.status === 202) {
    notice(answer.body.detail + '.', true);
  } else {
    tell(answer, IDS);
  }
};

const leave = async () => {
  const answer = await call('DELETE', '/session', undefined, csrfToken);
  if (answer.status === 204 || answer.status === 401) {
    outside();
    notice('You are signed out.', true);
    byId('email').focus();
  } else {
    tell(answer, IDS);
  }
};

const start = async () => {
  const answer = await call('GET', '/session');
  if (answer.status === 200 && answer.body.person) {
    inside(answer.body);
  } else {
    outside();
  }
};

showWords(byId('show'), ['password']);
byId('form').addEventListener('submit', once(byId('send'), signIn));
byId('forgot').addEventListener('click', once(byId('forgot'), forgot));
byId('leave').addEventListener('click', once(byId('leave'), leave));
start();
