/** From a day to a day, as it was sent. */
export const period = ({ from, until }: { readonly from: string; readonly until?: string }) => ({ from, ...(until !== undefined && { until }) });
