// The items that the tests look at: the story of one held motion, and its edition. Made through the API.
import { api, daysFrom, freshNumber, today } from './stack.mjs';

export async function layOut() {
  const day = await today();
  const tag = Date.now().toString(36);
  const vehicle = await api('POST', '/v1/vehikels', { naam: `Voorbeeld halfjaarbericht ${tag}`, soort: 'halfjaarbericht', directie: 'directie-politie' });
  const edition = await api('POST', `/v1/vehikels/${vehicle.id}/edities`, { naam: `Voorbeeld eerste editie ${tag}`, gepland: { datum: daysFrom(day, 40) } });
  const title = `Voorbeeld gezichtsherkenning ${tag} <script>alert("x")</script> & 'meer'`;
  const motion = await api('POST', '/v1/moties', {
    nummer: freshNumber(),
    titel: title,
    verzoeken: ['een juridische grondslag met kaders te ontwikkelen', 'nieuwe toepassingen in het Algoritmeregister op te nemen'],
    indieners: [{ naam: 'Voorbeeld', fractie: 'Voorbeeldpartij' }],
    ingediendDatum: daysFrom(day, -20),
    verantwoordelijke: 'minister-jenv',
    directie: 'directie-ai',
  });
  const at = `/v1/moties/${motion.id}`;
  await api('POST', `${at}/appreciaties`, { oordeel: 'oordeel-kamer', door: 'staatssecretaris-bzk', datum: daysFrom(day, -20) });
  await api('POST', `${at}/aanhoudingsverzoeken`, { door: 'minister-jenv', datum: daysFrom(day, -19), totEditie: edition.id, brief: '99099-1' });
  return { day, tag, title, vehicle, edition, motion };
}
