package fr.regain.console.campaign;

/**
 * A campaign on the page of a device.
 *
 * @param name what it is called
 * @param address the page of the device in it
 * @param state where the campaign stands
 * @param standing where the device stands in it
 * @param done what was taken there
 * @param undoable whether it could be put back
 */
public record PanelLine(
    String name, String address, String state, String standing, String done, boolean undoable) {}
