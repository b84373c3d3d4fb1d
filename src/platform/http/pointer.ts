/** Names of fields as we give them. Other names came from the client and may hold anything. */
const PLAIN = /^[A-Za-z0-9_-]{1,64}$/;

const isPlain = (name: string): boolean => PLAIN.test(name);

/** JSON pointer below another; it ends above the first name that is not a plain one, so that no error repeats what was sent. */
export const under = (above: string, ...names: readonly string[]): string => {
  let pointer = above;
  for (const name of names) {
    if (!isPlain(name)) return pointer;
    pointer += `/${name}`;
  }
  return pointer;
};
