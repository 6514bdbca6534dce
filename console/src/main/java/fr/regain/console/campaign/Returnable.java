package fr.regain.console.campaign;

/**
 * What devices still hold of a campaign, and an undo would put back.
 *
 * @param devices that hold them
 * @param files how many
 * @param bytes allocated bytes
 */
record Returnable(long devices, long files, long bytes) {}
