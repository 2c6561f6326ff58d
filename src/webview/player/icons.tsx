/** The player's signs, 16 × 16, in the colour of the text. */
const paths = {
  first: 'M3 3h1.2v10H3zM12.6 3.4v9.2L5.8 8zM11.4 5.7L8 8l3.4 2.3z',
  back: 'M11 3.1v9.8L3.8 8zM9.8 5.4L6 8l3.8 2.6z',
  play: 'M4 2.8v10.4L13 8z',
  pause: 'M4.5 3h2.2v10H4.5zM9.3 3h2.2v10H9.3z',
  forward: 'M5 3.1v9.8L12.2 8zM6.2 5.4L10 8l-3.8 2.6z',
  last: 'M11.8 3H13v10h-1.2zM3.4 3.4v9.2L10.2 8zM4.6 5.7L8 8l-3.4 2.3z',
} as const;

export type PlayerSign = keyof typeof paths;

export function PlayerIcon({ sign }: { readonly sign: PlayerSign }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[sign]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
