package fr.regain.console.campaign;

import java.util.UUID;

/**
 * A campaign that has taken up a device.
 *
 * @param campaignId the campaign
 * @param name what it is called
 * @param state where it stands
 * @param participant where the device stands in it
 */
public record Taken(UUID campaignId, String name, CampaignState state, Participant participant) {}
