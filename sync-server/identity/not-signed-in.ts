/**
 * All that means "this token speaks for nobody": no token of ours, one that has ended, a session that is over, no such member.
 * Whatever else goes wrong when a token is looked at is the server's trouble, and signs nobody out.
 */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}
