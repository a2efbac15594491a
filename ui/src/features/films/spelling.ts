import type { CastMember } from '../../lib/ipc/generated/CastMember';
import type { FilmFacts } from '../../lib/ipc/generated/FilmFacts';

/** Gives a person another spelling wherever facts name them, once in each role. */
export function respell(facts: FilmFacts, name: string, into: string): void {
  const names = (list: string[]) => [...new Set(list.map((one) => (one === name ? into : one)))];
  facts.directors = names(facts.directors);
  facts.writers = names(facts.writers);
  const cast = facts.cast.map((member) => (member.name === name ? { ...member, name: into } : member));
  facts.cast = cast.filter((member, index) => member.name !== into || !isDoubled(cast, member, index));
}

/** Whether another line of the cast says all that this one does. */
function isDoubled(cast: readonly CastMember[], { name, character }: CastMember, index: number): boolean {
  return cast.some(
    (other, at) =>
      at !== index &&
      other.name === name &&
      ((character === '' && other.character !== '') || (other.character === character && at < index)),
  );
}
