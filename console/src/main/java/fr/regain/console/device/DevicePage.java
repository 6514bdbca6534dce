package fr.regain.console.device;

import fr.regain.console.platform.paging.Count;
import fr.regain.console.platform.paging.Slice;

/**
 * One page of a list of devices.
 *
 * @param slice its rows, and where the pages beside it are
 * @param count how many devices are on all pages
 */
public record DevicePage(Slice<DeviceRow> slice, Count count) {}
