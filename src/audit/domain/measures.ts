/** What an audit counts, and how each thing that is counted can come out: in this order, in plain Dutch. */
export const measures = {
  terms: {
    'in-time': 'op tijd',
    late: 'te laat',
    missed: 'niet gedaan',
    open: 'nog niet aan de beurt',
    lapsed: 'niet meer nodig',
  },
  'agreements-evaluated': {
    'in-time': 'op tijd',
    late: 'te laat',
    missed: 'niet gedaan',
    open: 'nog niet aan de beurt',
    lapsed: 'niet meer nodig',
  },
  'parents-involved': {
    all: 'met iedereen erbij',
    some: 'met een ouder erbij',
    none: 'zonder hen',
  },
  'pupil-heard': {
    heard: 'leerling gehoord',
    declined: 'leerling wilde niet',
    'not-heard': 'leerling niet gehoord',
  },
  'guidance-committee-advised': {
    advised: 'met advies',
    'not-advised': 'zonder advies',
  },
  'consent-used': {
    'in-force': 'met geldige toestemming',
    'after-withdrawal': 'nadat iemand de toestemming terugnam',
    'not-in-force': 'zonder geldige toestemming',
  },
  'requests-closed': {
    closed: 'afgesloten',
    open: 'nog open',
  },
  'declarations-issued': {
    'by-the-rules': 'volgens de regels, met de laatste dag voor bezwaar',
    irregular: 'niet volgens alle regels',
  },
} as const;

export type MeasureName = keyof typeof measures;
