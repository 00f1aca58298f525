/**
 * Visits what lies in each other, the outermost first: `open` before what is inside, `close` after it. No recursion: a
 * document may hold scopes that are nested as deep as it likes.
 */
export function writeNested<Item extends { readonly id: string }>(
  children: ReadonlyMap<string | null, readonly Item[]>,
  open: (item: Item) => void,
  close: (item: Item) => void,
): void {
  const stack = (children.get(null) ?? []).map((item) => ({ item, isOpen: false })).reverse();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.isOpen) {
      close(top.item);
      stack.pop();
      continue;
    }
    open(top.item);
    top.isOpen = true;
    for (const item of (children.get(top.item.id) ?? []).toReversed()) stack.push({ item, isOpen: false });
  }
}
