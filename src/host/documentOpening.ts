import type * as vscode from 'vscode';
import type { DocumentOpening } from './html';
import { openingBundle } from './openingBundle';
import { openingText } from './openingPicture';
import { isShort } from './record';
import type { Session } from './session';

/**
 * What the document of a session brings along.
 * @returns undefined at once where computing a first picture would keep the document waiting, and in the end where
 * there is none after all
 */
export function documentOpening(
  session: Session,
  extensionUri: vscode.Uri,
): Promise<DocumentOpening | undefined> | undefined {
  const { experiment } = session;
  return experiment && isShort(experiment) ? openingOf(session, extensionUri) : undefined;
}

async function openingOf(session: Session, extensionUri: vscode.Uri): Promise<DocumentOpening | undefined> {
  try {
    const [bundle] = await Promise.all([openingBundle(extensionUri), session.compute()]);
    const data = session.computed && openingText(session.computed);
    return data === undefined ? undefined : { ...bundle, data };
  } catch {
    // What goes wrong is told when the document asks.
    return undefined;
  }
}
