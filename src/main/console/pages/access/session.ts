import { api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { type Session, take } from '../../frame/session';
import type { AccessWords } from './en';

/**
 * Signs in, and checks that the browser kept the cookie: without it the next page would ask for the password again and
 * not say why.
 *
 * @returns what to do about a cookie that was not kept; undefined when all went well
 */
export async function signIn(email: string, password: string, t: AccessWords): Promise<string | undefined> {
  await api.post('/session', { email, password });
  let session: Session;
  try {
    session = (await api.get('/session')).data;
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 401) {
      return lostCookie(t);
    }
    throw failure;
  }
  if (!session.person) {
    return lostCookie(t);
  }
  take(session);
  return undefined;
}

function lostCookie(t: AccessWords): string {
  const { protocol, origin, host } = window.location;
  return `${t.lostCookie} ${protocol === 'http:' ? t.lostCookiePlain(origin) : t.lostCookieOther(host)}`;
}
