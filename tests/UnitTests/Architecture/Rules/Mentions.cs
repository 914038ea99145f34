using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StreamHub.UnitTests.Architecture.Rules;

/// <summary>Which types a type has to do with: in its signature, its attributes and its code.</summary>
internal static class Mentions
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Direct(type).OfType<TypeReference>().SelectMany(Parts).DistinctBy(mentioned => mentioned.FullName);

    public static IEnumerable<MethodReference> CallsIn(MethodDefinition method) =>
        method.HasBody
            ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
            : [];

    private static IEnumerable<TypeReference?> Direct(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(contract => contract.InterfaceType),
            .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. type.GenericParameters.SelectMany(Constraints),
            .. type.Fields.Select(member => member.FieldType),
            .. type.Properties.Select(member => member.PropertyType),
            .. type.Methods.SelectMany(InMethod),
        ];

    private static IEnumerable<TypeReference?> InMethod(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. method.GenericParameters.SelectMany(Constraints),
            .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(InInstruction) : [],
        ];

    private static IEnumerable<TypeReference?> InInstruction(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference member => [member.DeclaringType, member.FieldType],
            GenericInstanceMethod called => [.. Called(called), .. called.GenericArguments],
            MethodReference called => Called(called),
            _ => [],
        };

    private static IEnumerable<TypeReference?> Called(MethodReference called) =>
        [called.DeclaringType, called.ReturnType, .. called.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference> Constraints(GenericParameter parameter) =>
        parameter.Constraints.Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericParameter => [],
            GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
            TypeSpecification wrapped => Parts(wrapped.ElementType),
            _ => [type],
        };
}
