using Partnerships.Kernel;
using Partnerships.Program;
using Partnerships.Revenue;

namespace Partnerships;

/// <summary>Every operation there is, one line each.</summary>
public static class Catalog
{
    /// <summary>In the order people meet them.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        // Strategy

        // Program
        AssignTier.Operation,

        // Co-marketing

        // Events

        // Revenue
        AttributeRevenue.Operation,
        PartnerRevenueReport.Operation,

        // Relationships
    ];

    /// <summary>The operation of that name; null when there is none.</summary>
    public static Operation? Find(string name) => Operations.FirstOrDefault(operation => operation.Name == name);
}
