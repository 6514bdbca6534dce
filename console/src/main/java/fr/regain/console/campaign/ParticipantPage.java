package fr.regain.console.campaign;

import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.Slice;

/**
 * A page of devices of a campaign.
 *
 * @param slice its devices, by name, and where the pages beside it are
 * @param count how many devices are on all pages
 */
public record ParticipantPage(Slice<Participant> slice, Count count) {}
