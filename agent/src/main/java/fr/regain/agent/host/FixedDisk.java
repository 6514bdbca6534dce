package fr.regain.agent.host;

import fr.regain.v1.Disk;

/**
 * A fixed internal disk.
 *
 * @param name by which the operating system knows it now: "sda", "PhysicalDrive0"
 * @param disk what it says of itself; its health is asked apart, because that costs
 */
public record FixedDisk(String name, Disk disk) {}
