import { accessTokenOf, createOutbox, type Outbox } from '@alfavoice/gateway/client';
import { connectionTo, extensionStorage, pairedGateway, pairedOwner } from '../pairing/connection.ts';

/** What the paired person has dictated and the gateway has not stored yet; undefined before the pairing. */
export async function ownOutbox(): Promise<Outbox | undefined> {
  const gateway = await pairedGateway();
  const owner = gateway && (await pairedOwner(gateway));
  if (!owner) return undefined;
  const accessToken = accessTokenOf(connectionTo(gateway).signIn, owner);
  return createOutbox({ gateway, owner, accessToken, marks: extensionStorage });
}
