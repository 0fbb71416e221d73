using System.Linq.Expressions;
using HandlebarsDotNet;
using HandlebarsDotNet.Features;

namespace SkillServer.Rendering;

public sealed partial class TemplateEngine
{
    /// <summary>A template is filled a few times in a build: to make machine code of it takes longer than to walk through it.</summary>
    private sealed class Interpreter : IFeatureFactory, IFeature, IExpressionCompiler
    {
        public IFeature CreateFeature() => this;

        public void OnCompiling(ICompiledHandlebarsConfiguration configuration) => configuration.ExpressionCompiler = this;

        public void CompilationCompleted()
        {
        }

        public T Compile<T>(Expression<T> expression)
            where T : class, Delegate => expression.Compile(preferInterpretation: true);
    }
}
