import { type ApiAnswer, api } from '../office/api.ts';
import { confirmAgain } from './confirm.tsx';

/** Asks once more after the password, or password and code, were given again, where that is what was missing. */
export async function apiConfirmed<Done>(
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiAnswer<Done>> {
  const answer = await api<Done>(method, path, body);
  if (answer.ok) return answer;
  const { code } = answer.error;
  if (code === 'confirm_both') return (await confirmAgain('both')) ? api<Done>(method, path, body) : answer;
  if (code !== 'confirm' || !(await confirmAgain())) return answer;
  const again = await api<Done>(method, path, body);
  const isForBoth = !again.ok && again.error.code === 'confirm_both';
  return isForBoth && (await confirmAgain('both')) ? api<Done>(method, path, body) : again;
}
