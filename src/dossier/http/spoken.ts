import { segmentsOf, thirdPartiesIn, type Segments, type ThirdParties } from '../domain/text.ts';
import type { TextDto } from './fact.dto.ts';

type Texts = Readonly<Record<string, TextDto>>;

/** Free texts of a body as the domain keeps them, with whether they speak of others: tagged, as declared, or unknown. */
export const spoken = <T extends Texts>({ thirdParties }: { readonly thirdParties?: ThirdParties }, texts: T, ...lists: readonly (readonly Segments[])[]): { readonly [K in keyof T]: Segments } & { readonly thirdParties: ThirdParties } => {
  const segments = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, segmentsOf(text)])) as { readonly [K in keyof T]: Segments };
  return { ...segments, thirdParties: thirdPartiesIn(thirdParties, ...Object.values<Segments>(segments), ...lists.flat()) };
};

export const segmentLists = (texts: readonly TextDto[]): readonly Segments[] => texts.map(segmentsOf);
