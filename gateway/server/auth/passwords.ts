import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id (the package's default algorithm): 19 MiB, 2 passes; 18 ms here. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** A hash of nothing anyone can type: checking it costs what a real check costs. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Takes as long for an unknown user (`undefined`) as for a wrong password. */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobodysHash, password);
  return passwordHash !== undefined && fits;
}
