package fr.regain.console.mail;

/**
 * What became of a mail.
 *
 * @param taken whether the server took it
 * @param refused whether the server said that it never takes mail to this address
 * @param said what the server said, or what went wrong before it said anything
 */
record Posted(boolean taken, boolean refused, String said) {
  private static final int LONGEST = 500;

  /** Keeps what the tables keep of it. */
  Posted {
    said = said.replace("\0", "").strip();
    said = said.length() <= LONGEST ? said : said.substring(0, LONGEST);
  }
}
