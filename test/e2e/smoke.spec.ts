import { Service } from './school.ts';
it('smoke', async () => {
  console.time('open');
  const s = await Service.furnished();
  console.timeEnd('open'); console.time('pupil');
  const noor = await s.school.pupil();
  console.timeEnd('pupil');
  for (let i=0;i<1;i++) { console.time('d'); await s.school.pupil(); console.timeEnd('d'); }
  console.log((await noor.entries(noor.mother)).map((e) => e.type));
  console.log((await noor.read(noor.mother)).text);
  await s.close();
});
